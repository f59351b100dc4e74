import { register } from "node:module";
const hook = `export const load = (url, context, next) => next(url, url.endsWith(".json") ? { ...context, importAttributes: { type: "json" } } : context);`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);
const p = await import("@actions/workflow-parser");
console.log(Object.keys(p));
