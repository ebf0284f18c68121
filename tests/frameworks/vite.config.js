import vue from "@vitejs/plugin-vue";

export default {
  // The pages are served from a folder.
  base: "./",
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === "interview-viewer" } } })],
  esbuild: { jsx: "automatic", jsxDev: false },
  build: {
    outDir: "../pages",
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: Infinity,
    rollupOptions: {
      input: ["react.html", "vue.html", "turbo/index.html", "turbo/rooftop.html", "turbo/note.html"],
      // Nothing may be wrong with the package, not even a little.
      onwarn: (warning) => {
        throw new Error(warning.message);
      },
    },
  },
};
