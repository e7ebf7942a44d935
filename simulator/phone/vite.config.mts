// Builds the phone page into dist/simulator/phone, where the simulator serves it from.
import vue from '@vitejs/plugin-vue';
import { defineConfig, type Plugin } from 'vite';

/** Every browser that runs this page reads woff2; the older form would only double the fonts. */
const onlyWoff2: Plugin = {
  name: 'only-woff2',
  enforce: 'pre',
  transform: (code, id) => (id.includes('@fontsource') ? code.replace(/,\s*url\([^)]*\.woff\) format\('woff'\)/g, '') : null),
};

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [onlyWoff2, vue()],
  // Fonts inside the style sheet would need a wider content policy.
  build: { assetsInlineLimit: 0, outDir: '../../dist/simulator/phone', emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 900, rollupOptions: { checks: { pluginTimings: false } } },
});
