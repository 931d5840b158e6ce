// Writes the element and its style into the folder given as the first argument.
import { readFile } from "node:fs/promises";
import { build } from "esbuild";

const { version } = JSON.parse(await readFile(new URL("package.json", import.meta.url), "utf8"));
const target = process.argv[2] ?? new URL(`../released/${version}`, import.meta.url).pathname;
const shared = {
  absWorkingDir: new URL(".", import.meta.url).pathname,
  minify: true,
  target: ["chrome111", "firefox113", "safari16.4"],
  charset: "utf8",
  logLevel: "warning",
  outdir: target,
};

const styled = await build({ ...shared, entryPoints: ["industrie-feed.css"], write: false });
const style = {
  name: "style",
  setup: (bundle) =>
    bundle.onLoad({ filter: /\.css$/ }, () => ({ contents: styled.outputFiles[0].text.trim(), loader: "text" })),
};
await build({ ...shared, entryPoints: ["industrie-feed.css"] });
await build({
  ...shared,
  entryPoints: ["industrie-feed.ts"],
  bundle: true,
  format: "esm",
  plugins: [style],
  banner: { js: `/* industrie-feed ${version}, BSD-3-Clause */` },
});
