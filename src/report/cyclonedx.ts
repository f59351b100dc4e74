import { programVersion } from "../program-version.ts";
import type { Bill, BillPart } from "./bill.ts";

/**
 * A CycloneDX 1.6 document: https://cyclonedx.org/docs/1.6/json/. Written here rather than with the library of the field,
 * which would make the bundle half as large again. No time and no serial number, which the standard
 * leaves open and wants to be another each time a document is made: the same image gives the same document.
 */
export function cycloneDx(bill: Bill): string {
  const root = bill.purl === "" ? `subject:${bill.name}` : `subject:${bill.purl}`;
  const document = {
    $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: {
      tools: { components: [{ type: "application", name: "go-alpine-build", version: programVersion }] },
      component: {
        type: bill.digest === "" ? "application" : "container",
        "bom-ref": root,
        name: bill.name,
        ...(bill.version === "" ? {} : { version: bill.version }),
        ...(bill.purl === "" ? {} : { purl: bill.purl }),
        ...(bill.digest.startsWith("sha256:") ? { hashes: [{ alg: "SHA-256", content: bill.digest.slice(7) }] } : {}),
      },
    },
    components: bill.parts.map(component),
    dependencies: [{ ref: root, dependsOn: bill.parts.map(({ purl }) => purl) }],
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function component({ kind, name, version, purl, sha256, license }: BillPart) {
  return {
    type: kind === "os" ? "operating-system" : kind === "program" ? "application" : "library",
    "bom-ref": purl,
    name,
    ...(version === "" ? {} : { version }),
    purl,
    // Go's h1 is a hash over a list of hashes, and not over one file; it is what go.sum can be held against.
    ...(sha256 === "" ? {} : { properties: [{ name: "golang:h1", value: sha256 }] }),
    ...(license === "" ? {} : { licenses: [{ license: { name: license } }] }),
  };
}
