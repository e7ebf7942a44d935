// ESLint: typed rules for all TypeScript of the runtimes, plain ones for scripts and browser programs.
import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'data/**', 'dashboards/widgets/**/*.vue', '**/vite.config.mts'] },
  eslint.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ['lib/**/*.ts', 'nodes/**/*.ts', 'simulator/*.ts', 'simulator/twilio/**/*.ts', 'bench/**/*.ts', 'test/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-require-imports': 'off',
      'no-console': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    // Everything that may run beside a citizen's number logs through lib/log/log.ts.
    files: ['lib/{gate,desk,exchange,database,sealing,sign-in,language,media-scrub}/**/*.ts', 'nodes/**/*.ts'],
    ignores: ['**/try.ts'],
    rules: { 'no-console': 'error' },
  },
  { files: ['scripts/**/*.mjs', '*.cjs', '.*.cjs'], languageOptions: { globals: { process: 'readonly', console: 'readonly', setInterval: 'readonly', clearInterval: 'readonly', setTimeout: 'readonly', module: 'writable' } } },
);
