// Builds the Vue widgets into dist/dashboards/widgets, a Node-RED module of its own, and puts its other files there.
import { cpSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

const project = join(import.meta.dirname, '..', '..');
const built = join(project, 'dist', 'dashboards', 'widgets');
const font = join(project, 'node_modules', '@fontsource', 'noto-sans-devanagari', 'files');

const besides = {
  name: 'files-besides',
  closeBundle() {
    cpSync(join(import.meta.dirname, 'package.json'), join(built, 'package.json'));
    // The compiled .js files come from tsc.
    cpSync(join(import.meta.dirname, 'nodes'), join(built, 'nodes'), { recursive: true, filter: (path) => !path.endsWith('.ts') });
    cpSync(join(import.meta.dirname, 'look'), join(built, 'resources'), { recursive: true });
    for (const script of ['devanagari', 'latin']) {
      for (const weight of [400, 600]) {
        const name = `noto-sans-devanagari-${script}-${weight}-normal.woff2`;
        const target = join(built, 'resources', 'fonts', name);
        mkdirSync(dirname(target), { recursive: true });
        cpSync(join(font, name), target);
      }
    }
  },
};

export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  plugins: [vue({ template: { transformAssetUrls: false } }), besides],
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    outDir: join(built, 'resources'),
    emptyOutDir: true,
    cssCodeSplit: false,
    lib: { entry: join(import.meta.dirname, 'src', 'widgets.ts'), name: 'satarkMitraWidgets', formats: ['umd'], fileName: () => 'widgets.umd.js', cssFileName: 'widgets' },
    rollupOptions: { checks: { pluginTimings: false }, external: ['vue'], output: { globals: { vue: 'Vue' } } },
  },
});
