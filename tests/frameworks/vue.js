import { createApp } from "vue";
import App from "./App.vue";

const app = createApp(App);
app.config.warnHandler = (warning) => console.error(warning);
app.mount("#app");
