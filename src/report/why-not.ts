import type { Outcome } from "../build.ts";
import type { Plan } from "../plan/plan.ts";

/** Why nothing was published, as one clause. */
export const whyNot = ({ publish }: Plan, { gate }: Outcome): string =>
  publish.push && gate?.result === "fail" ? gate.because : publish.because;
