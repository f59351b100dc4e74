import { join } from "node:path";
import { ancestors } from "./ancestors.ts";
import { leadsInside, readBounded } from "./bounded-file.ts";

/** In bytes. */
const largest = 128 * 1024;

const fileNames = [
  "LICENSE",
  "LICENSE.md",
  "LICENSE.txt",
  "LICENCE",
  "LICENCE.md",
  "LICENCE.txt",
  "COPYING",
  "COPYING.md",
];

/**
 * What only the one license says, by SPDX identifier: https://spdx.org/licenses/. The GPL family is not in it: its text does
 * not tell whether later versions are meant as well.
 */
const texts: readonly (readonly [id: string, all: readonly RegExp[], none?: RegExp])[] = [
  [
    "Apache-2.0",
    [/Apache License\s+Version 2\.0, January 2004/, /TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION/i],
  ],
  [
    "MIT",
    [
      /Permission is hereby granted, free of charge, to any person obtaining a copy/,
      /subject to the following conditions:/,
    ],
  ],
  [
    "ISC",
    [
      /Permission to use, copy, modify, and\/?(?:or)? distribute this software for any purpose with or without fee/,
      /provided that the above copyright notice/,
    ],
  ],
  [
    "0BSD",
    [/Permission to use, copy, modify, and\/?(?:or)? distribute this software for any purpose with or without fee/],
    /provided that the above copyright notice/,
  ],
  ["BSD-3-Clause", [/Redistribution and use in source and binary forms/, /Neither the name/]],
  ["BSD-2-Clause", [/Redistribution and use in source and binary forms/], /Neither the name|advertising materials/],
  ["MPL-2.0", [/Mozilla Public License,? Version 2\.0/i, /1\.1\. "Contributor"/]],
  ["Unlicense", [/This is free and unencumbered software released into the public domain/]],
];

/** SPDX expression of a license text; undefined unless it is exactly one that is known. */
export function licenseOf(text: string): string | undefined {
  const stated = /^\W*SPDX-License-Identifier:\s*(?<id>[A-Za-z0-9.+() -]{1,100}?)\s*$/m.exec(text)?.groups?.["id"];
  if (stated !== undefined) return stated;
  const plain = text.replace(/\s+/g, " ");
  const found = texts.filter(([, all, none]) => all.every((part) => part.test(plain)) && none?.test(plain) !== true);
  return found.length === 1 ? found[0]?.[0] : undefined;
}

/** The license of a directory: of the nearest license file at or above it, undefined when that is not clear. */
export function readLicense(root: string, directory: string): string | undefined {
  for (const at of ancestors(directory)) {
    const found = fileNames.flatMap((name) => {
      const path = join(root, at, name);
      const read = leadsInside(path, root) ? readBounded(path, largest) : undefined;
      return read?.kind === "text" ? [licenseOf(read.text)] : [];
    });
    if (found.length > 0) return found.length === 1 ? found[0] : undefined;
  }
  return undefined;
}
