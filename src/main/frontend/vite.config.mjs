import { defineConfig } from 'vite';

const islands = ['page', 'form', 'lesions', 'places', 'marks', 'redact', 'worklist', 'path', 'protocol', 'guideline'];

export default defineConfig({
  base: './', // everything relative: any servlet context path works
  publicDir: false,
  resolve: { conditions: ['module', 'browser', 'production'] },
  build: {
    outDir: process.env.OUT_DIR ?? '.cache/dev',
    emptyOutDir: true,
    manifest: 'manifest.json',
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0, // no data: URIs, for the content security policy
    rolldownOptions: {
      checks: { eval: false }, // htmx holds one eval; allowEval=false and the policy keep it from running
      input: Object.fromEntries(islands.map((name) => [name, `src/islands/${name}.ts`])),
      output: {
        entryFileNames: '[name]-[hash].js',
        chunkFileNames: 'c/[name]-[hash].js',
        assetFileNames: 'a/[name]-[hash][extname]',
      },
    },
  },
});
