// SPDX-License-Identifier: GPL-3.0-or-later
// Rules for TypeScript and the scripts beside it. Types are checked by `tsc --build`; here is what the
// compiler does not see: promises nobody waits for, `any`, and writing HTML.
import tseslint from "typescript-eslint";

/** DESIGN.md, "Rewriting the page": text is written through Text.data and attributes, never as HTML. */
const WRITES_HTML = [
  {
    selector: "AssignmentExpression > MemberExpression.left[property.name=/^(innerHTML|outerHTML)$/]",
    message: "Never write HTML: build nodes, or set Text.data.",
  },
  {
    selector: "CallExpression[callee.property.name=/^(insertAdjacentHTML|setHTMLUnsafe|createContextualFragment)$/]",
    message: "Never write HTML: build nodes, or set Text.data.",
  },
  {
    selector: "CallExpression[callee.object.name='document'][callee.property.name=/^(write|writeln)$/]",
    message: "Never write HTML: build nodes, or set Text.data.",
  },
];

export default tseslint.config(
  { ignores: ["build/", "dist/", "node_modules/", "tests/fixtures/**/*.html"] },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/no-unsafe-argument": "error",
      "@typescript-eslint/no-unsafe-assignment": "error",
      "@typescript-eslint/no-unsafe-call": "error",
      "@typescript-eslint/no-unsafe-member-access": "error",
      "@typescript-eslint/no-unsafe-return": "error",
      "@typescript-eslint/only-throw-error": "error",
      "@typescript-eslint/prefer-promise-reject-errors": "error",
      "@typescript-eslint/require-await": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      eqeqeq: "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
    },
  },
  {
    files: ["**/*.mjs", "**/*.js"],
    extends: [tseslint.configs.recommended],
    languageOptions: { ecmaVersion: 2024, sourceType: "module" },
    rules: { eqeqeq: "error", "no-var": "error", "prefer-const": "error" },
  },
  // vitest's matchers (expect.any) are `any`.
  { files: ["tests/**/*.ts"], rules: { "@typescript-eslint/no-unsafe-assignment": "off" } },
  { files: ["extension/**/*.ts"], rules: { "no-restricted-syntax": ["error", ...WRITES_HTML] } },
  { files: ["vitest.config.ts"], extends: [tseslint.configs.disableTypeChecked] },
);
