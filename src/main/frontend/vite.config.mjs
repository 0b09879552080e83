import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const islands = [
  'page', 'form', 'lesions', 'places', 'readings', 'marks', 'redact', 'worklist', 'path', 'protocol', 'guideline', 'viewer',
  'studio-import', 'studio-schema', 'studio-guideline', 'studio-bpmn', 'studio-dmn', 'studio-form', 'studio-compare',
  'studio-dry-run', 'studio-replay', 'studio-counts',
];

/** Without these of Node a module loads and then breaks, on a blank page. */
const withoutNode = {
  name: 'without-node',
  enforce: 'pre',
  resolveId(id, importer) {
    if (/^(node:)?(events|url)$/.test(id)) this.error(`${importer} needs ${id} of Node, which no browser has`);
  },
};

/** CodeMirror writes its styles into a style element of the page, which the content security policy refuses; it can do without. */
const adoptedStyles = {
  name: 'adopted-styles',
  transform(code, id) {
    if (!/style-mod/.test(id)) return null;
    if (!code.includes('!root.head && root.adoptedStyleSheets')) this.error('style-mod no longer asks for a head; look whether it still writes style elements');
    return { code: code.replace('!root.head && root.adoptedStyleSheets', 'root.adoptedStyleSheets'), map: null };
  },
};

const named = (scripts, chunks) => ({
  entryFileNames: scripts,
  chunkFileNames: chunks,
  assetFileNames: 'a/[name]-[hash][extname]',
});

export default defineConfig({
  base: './', // everything relative: any servlet context path works
  publicDir: false,
  plugins: [withoutNode, adoptedStyles],
  resolve: {
    conditions: ['module', 'browser', 'production'],
    dedupe: ['preact'], // the form editor brings one of its own, which cannot draw fields of the viewer's
    alias: { xmlbuilder2: fileURLToPath(new URL('build/no-xml.mjs', import.meta.url)) },
  },
  build: {
    outDir: process.env.OUT_DIR ?? '.cache/dev',
    emptyOutDir: true,
    manifest: 'manifest.json',
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0, // no data: URIs, for the content security policy
    chunkSizeWarningLimit: 4000,
    rolldownOptions: {
      checks: { eval: false, pluginTimings: false }, // htmx holds one eval; allowEval=false and the policy keep it from running
      input: Object.fromEntries(islands.map((name) => [name, `src/islands/${name}.ts`])),
      output: named('[name]-[hash].js', 'c/[name]-[hash].js'),
    },
  },
});
