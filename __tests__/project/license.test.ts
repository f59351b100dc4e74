import { realpath, symlink } from "node:fs/promises";
import { join } from "node:path";
import { licenseOf, readLicense } from "../../src/project/license.ts";
import { type Tree } from "../trees.ts";
import { temporaryDirectory, writeFiles } from "../temporary.ts";

const redistribution = `Redistribution and use in source and binary forms, with or without
modification, are permitted provided that the following conditions are met:`;
const anyPurpose = `Permission to use, copy, modify, and/or distribute this software for any
purpose with or without fee is hereby granted`;
const mit = `MIT License

Copyright (c) 2026 Somebody

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software, subject to the following conditions:

The notice above shall be included.`;
const apache = `                                 Apache License
                           Version 2.0, January 2004

   TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION`;
const bsd3 = `${redistribution}
3. Neither the name of the copyright holder nor the names of its contributors may be used.`;

test.each([
  ["MIT", mit],
  ["Apache-2.0", apache],
  ["BSD-3-Clause", bsd3],
  ["BSD-2-Clause", `${redistribution}\n1. …\n2. …`],
  ["ISC", `${anyPurpose}, provided that the above copyright notice appears in all copies.`],
  ["ISC", `${anyPurpose.replace("and/or", "and")}, provided that the above\ncopyright notice appears.`],
  ["0BSD", `${anyPurpose}.`],
  ["MPL-2.0", 'Mozilla Public License Version 2.0\n\n1. Definitions\n\n1.1. "Contributor"\n  means …'],
  ["Unlicense", "This is free and unencumbered software released into the public domain."],
])("%s is known by its words, however its lines are broken", (id, text) => {
  expect(licenseOf(text)).toBe(id);
  expect(licenseOf(text.replace(/\s+/g, " "))).toBe(id);
  expect(licenseOf(text.replaceAll("\n", "\r\n"))).toBe(id);
});

test.each([
  [
    "the GPL, whose text does not say whether later versions are meant",
    "GNU GENERAL PUBLIC LICENSE\nVersion 3, 29 June 2007",
  ],
  ["the LGPL", "GNU LESSER GENERAL PUBLIC LICENSE\nVersion 3, 29 June 2007"],
  ["the AGPL", "GNU AFFERO GENERAL PUBLIC LICENSE\nVersion 3, 19 November 2007"],
  ["BSD with the clause about advertising", `${redistribution}\n3. All advertising materials must say so.`],
  ["two licenses in one text", `${mit}\n\n${apache}`],
  ["only the name of a license", "Apache License, Version 2.0"],
  ["a license of one's own", "All rights reserved."],
  ["nothing", ""],
])("%s is no license that is known", (_sentence, text) => expect(licenseOf(text)).toBeUndefined());

test.each([
  ["SPDX-License-Identifier: GPL-3.0-or-later", "GPL-3.0-or-later"],
  ["// SPDX-License-Identifier: MIT OR Apache-2.0", "MIT OR Apache-2.0"],
  ["# SPDX-License-Identifier:   (MIT AND BSD-3-Clause)  ", "(MIT AND BSD-3-Clause)"],
  ["SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception", "Apache-2.0 WITH LLVM-exception"],
])("%s says it itself", (line, expected) => {
  expect(licenseOf(line)).toBe(expected);
  expect(licenseOf(`Some title\n\n${line}\r\n\n${mit}`)).toBe(expected);
});

test.each([
  ["with control characters", "SPDX-License-Identifier: MIT\u0007"],
  ["in the middle of a sentence", "See SPDX-License-Identifier: MIT"],
  ["that is too long to be one", `SPDX-License-Identifier: ${"a".repeat(101)}`],
  ["that is empty", "SPDX-License-Identifier:"],
])("an identifier %s is none", (_sentence, text) => expect(licenseOf(text)).toBeUndefined());

describe("the license of a directory", () => {
  async function read(tree: Tree, directory: string): Promise<string | undefined> {
    await using temporary = await temporaryDirectory();
    await writeFiles(temporary.path, { "services/api/go.mod": "module example.com/api\n", ...tree });
    return readLicense(await realpath(temporary.path), directory);
  }

  test.each<[string, Tree, string, string | undefined]>([
    ["is its own", { "services/api/LICENSE": mit, LICENSE: apache }, "services/api", "MIT"],
    ["is the nearest above it", { "services/LICENSE.md": bsd3, LICENSE: apache }, "services/api", "BSD-3-Clause"],
    ["is the root's", { LICENSE: apache }, "services/api", "Apache-2.0"],
    ["at the root is the root's", { "services/api/LICENSE": mit, COPYING: apache }, ".", "Apache-2.0"],
    ["may be spelled as in Britain", { "LICENCE.txt": mit }, ".", "MIT"],
    ["is not clear where two files say it", { LICENSE: mit, "LICENSE.txt": apache }, ".", undefined],
    [
      "is not clear where a second file is not known",
      { LICENSE: mit, COPYING: "All rights reserved." },
      ".",
      undefined,
    ],
    [
      "that is not known is not that of the directory above",
      { "services/api/LICENSE": "Mine.", LICENSE: mit },
      "services/api",
      undefined,
    ],
    ["is none where there is no file", { "LICENSE-notes": mit }, ".", undefined],
    ["is not read from a file that is too large", { LICENSE: mit + " ".repeat(128 * 1024) }, ".", undefined],
    ["is not a directory of licenses", { "LICENSE/MIT.txt": mit }, ".", undefined],
  ])("%s", async (_sentence, tree, directory, expected) => {
    expect(await read(tree, directory)).toBe(expected);
  });

  test("is read through a link inside the tree, and through none that leads out of it", async () => {
    await using outside = await temporaryDirectory();
    await using inside = await temporaryDirectory();
    await writeFiles(outside.path, { LICENSE: mit });
    await writeFiles(inside.path, { "legal/text": apache, "a/b": "", "c/d": "" });
    await symlink(join(outside.path, "LICENSE"), join(inside.path, "a", "LICENSE"));
    await symlink(join("..", "legal", "text"), join(inside.path, "c", "LICENSE"));
    const root = await realpath(inside.path);
    expect([readLicense(root, "a"), readLicense(root, "c")]).toEqual([undefined, "Apache-2.0"]);
  });
});
