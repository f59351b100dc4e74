import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { billOf } from "../../src/report/bill.ts";
import { spdx } from "../../src/report/spdx.ts";
import { sizeReport } from "../../src/size/report.ts";
import { imageSubject, programSubject, withReplacements as program } from "../report/size-values.ts";
import { temporaryDirectory } from "../temporary.ts";
import { quietEnv, root } from "./cli.ts";
import { fetchedOnce } from "./fetched-once.ts";

const minutes = 60_000;
const file = (name: string) => join(root, "__tests__/e2e", name);

/** The validator, from PyPI at the versions in spdx-requirements.txt. */
function validator(): string {
  const requirements = file("spdx-requirements.txt");
  return fetchedOnce("spdx-tools", requirements, (work) => {
    const options = ["--quiet", "--disable-pip-version-check", "--root-user-action=ignore", "--no-deps"];
    const from = ["--only-binary", ":all:", "--require-hashes", "--target", work, "--requirement", requirements];
    execFileSync("python3", ["-m", "pip", "install", ...options, ...from], { stdio: ["ignore", "ignore", "inherit"] });
  });
}

test(
  "the SPDX documents of images and programs are valid by the SPDX project's own validator, which finds a broken one",
  async () => {
    await using place = await temporaryDirectory();
    const good = [
      spdx(billOf(sizeReport(await imageSubject(program))), 1_700_000_000),
      spdx(billOf(sizeReport(programSubject(program))), 0),
      spdx(billOf(sizeReport(programSubject({}))), 1_700_000_000),
    ];
    const broken = good[0]!.replace('"SPDXRef-Package-1"', '"SPDXRef-Package_1"').replace('"DESCRIBES"', '"MENTIONS"');
    const paths = [...good, broken].map((text, at) => {
      const path = join(place.path, `${at}.spdx.json`);
      writeFileSync(path, text);
      return path;
    });
    const env = quietEnv({ PYTHONPATH: validator(), PYTHONDONTWRITEBYTECODE: "1" });
    const said = execFileSync("python3", [file("spdx-validate.py"), ...paths], { env, encoding: "utf8" });
    const problems = JSON.parse(said) as readonly (readonly string[])[];
    expect(problems.slice(0, -1)).toEqual(good.map(() => []));
    expect(problems.at(-1)).not.toEqual([]);
  },
  10 * minutes,
);
