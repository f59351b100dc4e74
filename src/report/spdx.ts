import { createHash } from "node:crypto";
import { programVersion } from "../program-version.ts";
import type { Bill, BillPart } from "./bill.ts";

/**
 * An SPDX 2.3 document: https://spdx.github.io/spdx-spec/v2.3/. `created` is in seconds since 1970: the commit's time, so
 * that the same image gives the same document.
 */
export function spdx(bill: Bill, created: number): string {
  const content = createHash("sha256").update(JSON.stringify(bill)).digest("hex");
  const root = "SPDXRef-Subject";
  const document = {
    spdxVersion: "SPDX-2.3",
    dataLicense: "CC0-1.0",
    SPDXID: "SPDXRef-DOCUMENT",
    name: bill.name,
    // A name that no other document has: that of its content.
    documentNamespace: `https://spdx.org/spdxdocs/go-alpine-build-${content}`,
    creationInfo: {
      created: new Date(created * 1000).toISOString().replace(/\.\d+Z$/, "Z"),
      creators: [`Tool: go-alpine-build-${programVersion}`],
    },
    packages: [
      {
        SPDXID: root,
        name: bill.name,
        ...(bill.version === "" ? {} : { versionInfo: bill.version }),
        downloadLocation: "NOASSERTION",
        filesAnalyzed: false,
        primaryPackagePurpose: bill.digest === "" ? "APPLICATION" : "CONTAINER",
        ...(bill.digest.startsWith("sha256:")
          ? { checksums: [{ algorithm: "SHA256", checksumValue: bill.digest.slice(7) }] }
          : {}),
        ...reference(bill.purl),
      },
      ...bill.parts.map(spdxPackage),
    ],
    relationships: [
      { spdxElementId: "SPDXRef-DOCUMENT", relationshipType: "DESCRIBES", relatedSpdxElement: root },
      ...bill.parts.map((_, at) => ({
        spdxElementId: root,
        relationshipType: "CONTAINS",
        relatedSpdxElement: identifier(at),
      })),
    ],
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function spdxPackage({ kind, name, version, purl, sha256, license }: BillPart, at: number) {
  return {
    SPDXID: identifier(at),
    name,
    ...(version === "" ? {} : { versionInfo: version }),
    downloadLocation: "NOASSERTION",
    filesAnalyzed: false,
    primaryPackagePurpose: kind === "os" ? "OPERATING_SYSTEM" : "LIBRARY",
    ...(license === "" ? {} : { licenseComments: license }),
    ...(sha256 === "" ? {} : { comment: `go.sum h1 in hex: ${sha256}` }),
    ...reference(purl),
  };
}

function reference(purl: string) {
  if (purl === "") return {};
  return {
    externalRefs: [{ referenceCategory: "PACKAGE-MANAGER", referenceType: "purl", referenceLocator: purl }],
  };
}

function identifier(at: number): string {
  return `SPDXRef-Package-${at + 1}`;
}
