import reactHooks from 'eslint-plugin-react-hooks';
import prettier from 'eslint-config-prettier/flat';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Decisions and folds must give the same answer tomorrow: whatever differs from run to run is passed in. */
const pure = {
  globals: [
    'process',
    'crypto',
    'performance',
    'globalThis',
    'fetch',
    'console',
    'setTimeout',
    'setInterval',
    'setImmediate',
    'queueMicrotask',
  ].map((name) => ({ name, message: 'Decisions and folds are pure: take the value as an argument.' })),
  syntax: [
    {
      selector: "NewExpression[callee.name='Date'][arguments.length=0]",
      message: 'This reads the clock: take the moment as an argument.',
    },
    {
      selector: "CallExpression[callee.name='Date']",
      message: 'This reads the clock: take the moment as an argument.',
    },
    {
      selector: 'ImportExpression',
      message: 'Decisions and folds load nothing while they run: import it at the top.',
    },
  ],
  properties: [
    { object: 'Date', property: 'now', message: 'This reads the clock: take the moment as an argument.' },
    {
      object: 'Math',
      property: 'random',
      message: 'Randomness makes a fold differ from its replay: take the value as an argument.',
    },
  ],
  imports: [
    { regex: '^node:', message: 'Decisions and folds do no I/O: leave it to src/application or src/log.' },
    {
      regex: `^(assert|async_hooks|buffer|child_process|crypto|events|fs|os|path|perf_hooks|stream|timers|url|util|worker_threads)(/|$)`,
      message: 'Decisions and folds do no I/O: leave it to src/application or src/log.',
    },
    {
      regex: '^@nestjs/',
      message: 'The domain knows no framework: wire it up in src/application or src/http.',
    },
  ],
};

/** The two spellings of `errorOf` and `sentenceOf`. */
const thrown = {
  selector:
    "ConditionalExpression[test.operator='instanceof'][test.right.name='Error']:matches([alternate.callee.name='String'], [alternate.callee.name='Error'])",
  message: 'What is thrown is told in one way: errorOf and sentenceOf of src/thrown.ts.',
};

export default defineConfig(
  // The types of the client are made.
  globalIgnores(['**/dist/', 'coverage/', 'data/', 'client/src/openapi.ts']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'all', ignoreRestSiblings: true },
      ],
      // Payload classes describe plain JSON: nothing is ever made with `new`, so no prototype can be lost.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      // An async method of a port turns a throw into a rejection, also where it has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { allowDefaultCaseForExhaustiveSwitch: false, considerDefaultExhaustiveForUnions: false },
      ],
      // A Nest module is a class that holds nothing but its decorator.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    files: ['src/**/*.ts', 'bench/**/*.ts'],
    ignores: ['src/thrown.ts'],
    rules: { 'no-restricted-syntax': ['error', thrown] },
  },
  {
    files: ['src/domain/**/*.ts', 'projections/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...pure.globals],
      'no-restricted-syntax': ['error', ...pure.syntax],
      'no-restricted-properties': ['error', ...pure.properties],
      'no-restricted-imports': ['error', { patterns: pure.imports }],
    },
  },
  {
    // Where input comes in, it is parsed, never cast.
    files: ['src/config/**/*.ts', 'src/http/**/*.ts', 'src/log/**/*.ts'],
    rules: { '@typescript-eslint/no-unsafe-type-assertion': 'error' },
  },
  {
    // `expect.any()` and its like are typed `any`; what a test takes out of an object it holds on to.
    files: ['test/**/*.ts'],
    rules: { '@typescript-eslint/no-unsafe-assignment': 'off', '@typescript-eslint/unbound-method': 'off' },
  },
  {
    files: ['web/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
    rules: {
      // A handler may be async: what it throws is shown by the error boundary or caught where it is made.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    },
  },
  prettier,
);
