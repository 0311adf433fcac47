/** Builds the pages once into `dist`, which the program carries inside itself. There is no development server. */
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/** Fails the build when a style sheet would fetch anything from another host: the window never leaves the laptop. */
const nothingRemote: Plugin = {
  name: "nothing-remote",
  generateBundle(_, bundle) {
    for (const [name, file] of Object.entries(bundle)) {
      if (!name.endsWith(".css") || file.type !== "asset") continue;
      const css = String(file.source);
      const remote = /url\(\s*["']?(https?:)?\/\/[^)]*\)/.exec(css) ?? /Frutiger/i.exec(css);
      if (remote) this.error(`${name} names something that is not ours to carry: ${remote[0]}`);
    }
  },
};

export default defineConfig({
  plugins: [react(), nothingRemote],
  // The content policy allows fonts and images from the program only, so nothing small is turned into a data address.
  build: { target: "safari16", assetsInlineLimit: 0, sourcemap: false, chunkSizeWarningLimit: 900, modulePreload: false },
  css: { preprocessorOptions: { scss: { loadPaths: ["node_modules"], quietDeps: true } } },
  test: { environment: "jsdom", include: ["src/**/*.test.{ts,tsx}"], restoreMocks: true },
} as Parameters<typeof defineConfig>[0]);
