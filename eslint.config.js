import { builtinModules } from "node:module";
import importX from "eslint-plugin-import-x";
import tseslint from "typescript-eslint";

/** Files that know GitHub's packages, in rooms that otherwise do not. */
const githubs = [
  "src/hosts/github-log.ts",
  "src/hosts/github-cache.ts",
  "src/hosts/github-api.ts",
  "src/comment/action.ts",
];

/** Who may import whom (ARCHITECTURE.md). `types` may be imported as types only: a value must not cross that line. */
const rooms = [
  {
    files: ["src/plan/**"],
    never: [
      "**/execute/**",
      "**/report/**",
      "**/hosts/**",
      "../build.ts",
      "../read-facts.ts",
      "../run.ts",
      "../published.ts",
      "../complete-plan.ts",
    ],
    types: ["../project/**", "../trigger.ts", "../repository.ts", "../environment.ts", "../predecessor.ts"],
  },
  { files: ["src/project/**"], never: ["**/plan/**", "**/execute/**", "**/report/**", "**/hosts/**"], types: [] },
  {
    files: ["src/settings/**", "src/settings.ts"],
    never: ["**/plan/**", "**/execute/**", "**/report/**", "**/hosts/**", "**/project/**"],
    types: [],
  },
  {
    files: ["src/size/**"],
    never: ["**/plan/**", "**/execute/**", "**/report/**", "**/hosts/**", "**/project/**", "../build.ts"],
    types: [],
  },
  {
    files: ["src/tests/**"],
    never: ["**/plan/**", "**/execute/**", "**/report/**", "**/hosts/**", "**/project/**", "../build.ts"],
    types: [],
  },
  { files: ["src/execute/**"], never: ["**/report/**", "**/project/**", "../build.ts"], types: ["../hosts/**"] },
  {
    files: ["src/report/**"],
    never: ["**/execute/**", "**/hosts/**", "**/project/**"],
    types: ["../build.ts", "../plan/**", "../size/**", "../tests/**"],
  },
  {
    files: ["src/comment/**"],
    never: ["**/plan/**", "**/execute/**", "**/project/**", "../build.ts", "../read-facts.ts", "../run.ts"],
    types: [],
  },
  {
    files: ["src/hosts/**"],
    never: ["**/size/**", "**/plan/**", "**/execute/**", "**/report/**", "**/project/**"],
    types: [],
  },
];

const restricted = ({ never, types }) => ({
  patterns: [
    {
      group: ["@actions/*"],
      message: "Only hosts/github-*.ts and the entries of actions know GitHub's packages.",
    },
    ...(never.length > 0 ? [{ group: never, message: "This room does not know that one: see ARCHITECTURE.md." }] : []),
    ...(types.length > 0
      ? [{ group: types, allowTypeImports: true, message: "Types only: a value must not cross this line." }]
      : []),
  ],
});

export default tseslint.config(
  { ignores: ["dist/**", "examples/**", "node_modules/**", "sandbox/**"] },
  {
    files: ["src/**/*.ts", "__tests__/**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    plugins: { "import-x": importX },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-definitions": "off",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/dot-notation": "off",
      // `return print(…)` in an arm of a switch says: this is all there is to do.
      "@typescript-eslint/no-confusing-void-expression": "off",
      "@typescript-eslint/no-meaningless-void-operator": "off",
      "@typescript-eslint/non-nullable-type-assertion-style": "off",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "import-x/no-default-export": "error",
      "import-x/no-cycle": ["error", { maxDepth: 10 }],
      "max-lines": ["error", { max: 300, skipBlankLines: true }],
      "no-control-regex": "off",
      "no-console": "error",
    },
    settings: {
      "import-x/core-modules": builtinModules.map((name) => `node:${name}`),
      "import-x/resolver-next": [(await import("eslint-import-resolver-typescript")).createTypeScriptImportResolver()],
      "import-x/parsers": { "@typescript-eslint/parser": [".ts"] },
    },
  },
  {
    files: ["src/**/*.ts"],
    ignores: [...githubs, "src/action.ts"],
    rules: { "@typescript-eslint/no-restricted-imports": ["error", restricted({ never: [], types: [] })] },
  },
  ...rooms.map((room) => ({
    files: room.files,
    ignores: githubs,
    rules: { "@typescript-eslint/no-restricted-imports": ["error", restricted(room)] },
  })),
  {
    files: ["__tests__/**/*.ts"],
    rules: {
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "max-lines": "off",
    },
  },
);
