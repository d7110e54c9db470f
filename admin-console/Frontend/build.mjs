// Bundles the console's assets into wwwroot/dist: app.js, chart-*.js (loaded on demand), app.css and icons.svg.
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import esbuild from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const out = join(root, "wwwroot", "dist");
const watch = process.argv.includes("--watch");

if (!watch) await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
await writeSprite();

const options = {
  absWorkingDir: root,
  entryPoints: { app: "Frontend/src/app.ts", console: "Frontend/src/console.css" },
  outdir: "wwwroot/dist",
  bundle: true,
  splitting: true,
  format: "esm",
  target: ["es2022", "chrome109", "safari16", "firefox115"],
  minify: true,
  legalComments: "linked",
  // The file name carries a hash of the content; the entry points are fingerprinted by the host.
  chunkNames: "[name]-[hash]",
  loader: { ".svg": "dataurl" },
  logLevel: "warning",
};

if (watch) {
  const context = await esbuild.context({ ...options, logLevel: "info" });
  await context.watch();
} else {
  await esbuild.build(options);
}

/** One sprite with exactly the icons that Frontend/icons.json lists. */
async function writeSprite() {
  const names = JSON.parse(await readFile(join(root, "Frontend", "icons.json"), "utf8"));
  await refuseUnlisted(new Set(names));

  const symbols = [];
  for (const name of names) {
    const file = join(root, "node_modules", "@tabler", "icons", "icons", "outline", `${name}.svg`);
    const svg = await readFile(file, "utf8").catch(() => {
      throw new Error(`Frontend/icons.json: @tabler/icons has no outline icon named "${name}".`);
    });
    const paths = [...svg.matchAll(/<path d="[^"]+"\s*\/>/g)].map((match) => match[0]).join("");
    symbols.push(
      `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" ` +
        `stroke-linecap="round" stroke-linejoin="round">${paths}</symbol>`,
    );
  }
  await writeFile(join(out, "icons.svg"), `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("\n")}</svg>\n`);
}

/** An icon that a page names but the list lacks would be an invisible hole on screen: fail instead. */
async function refuseUnlisted(names) {
  const pages = (await readdir(join(root, "Pages"), { recursive: true })).filter((file) => file.endsWith(".cshtml"));
  for (const page of pages) {
    const text = await readFile(join(root, "Pages", page), "utf8");
    for (const [, name] of text.matchAll(/(?:<np-icon\s+name|\sicon)="([a-z0-9-]+)"/g)) {
      if (!names.has(name)) throw new Error(`Pages/${page}: add "${name}" to Frontend/icons.json.`);
    }
  }
}
