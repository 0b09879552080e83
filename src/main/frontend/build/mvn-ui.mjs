// Builds the islands for Maven and does nothing when nothing changed: node build/mvn-ui.mjs <target/classes/static/ui>.
// The manifest goes to the class path beside static/, so that it is never served; results are kept in .cache by hash.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const out = resolve(process.argv[2] ?? fail('usage: node build/mvn-ui.mjs <output folder>'));
const classes = resolve(out, '../..');
const outStamp = resolve(classes, '../ui.stamp');
const cache = join(root, '.cache');

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(`Node ${process.versions.node} is too old for the browser side: install 20.19 or newer, or skip it with -Dui.skip`);
}

const packages = digest(['package.json', 'package-lock.json'], process.version);
install(packages);
const sources = digest([...files('src'), ...files('build'), 'vite.config.mjs', 'tsconfig.json'], packages);
const built = join(cache, sources);
if (!fs.existsSync(join(built, 'manifest.json'))) build(built);
if (read(outStamp) !== sources || !fs.existsSync(join(classes, 'ui-manifest.json'))) publish(built);

function install(stamp) {
  const file = join(root, 'node_modules', '.installed');
  if (read(file) === stamp) return;
  run(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['ci', '--include=dev', '--ignore-scripts', '--prefer-offline', '--loglevel=error']);
  fs.writeFileSync(file, stamp);
}

function build(target) {
  const work = `${target}.part`;
  run(process.execPath, ['node_modules/typescript/bin/tsc', '--noEmit']);
  run(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], { OUT_DIR: work });
  files(work, work).filter((f) => /\.(js|css|svg)$/.test(f)).forEach((f) => precompress(join(work, f)));
  for (const old of fs.readdirSync(cache)) {
    if (join(cache, old) !== work) fs.rmSync(join(cache, old), { recursive: true });
  }
  fs.renameSync(work, target);
}

function precompress(file) {
  const bytes = fs.readFileSync(file);
  if (bytes.length < 1024) return;
  fs.writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
  fs.writeFileSync(`${file}.br`, brotliCompressSync(bytes));
}

function publish(from) {
  fs.rmSync(out, { recursive: true, force: true });
  fs.cpSync(from, out, { recursive: true });
  fs.renameSync(join(out, 'manifest.json'), join(classes, 'ui-manifest.json'));
  fs.writeFileSync(outStamp, sources);
}

function files(folder, base = root) {
  return fs
    .readdirSync(resolve(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(base, join(entry.parentPath, entry.name)))
    .sort();
}

function digest(names, salt) {
  const hash = createHash('sha256').update(salt);
  for (const name of names) hash.update(name).update('\0').update(fs.readFileSync(join(root, name)));
  return hash.digest('hex').slice(0, 16);
}

function read(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
}

function run(command, args, env = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  if (result.status !== 0) fail(`${command} ${args.join(' ')} failed: ${result.error?.message ?? `exit ${result.status}`}`);
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
