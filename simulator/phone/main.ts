// Starts the phone page.
import '@fontsource/noto-emoji/400.css';
import '@fontsource/noto-sans-devanagari/400.css';
import '@fontsource/noto-sans-devanagari/500.css';
import '@fontsource/noto-sans-devanagari/600.css';
import './styles/page.css';
import './styles/chat.css';
import './styles/sheets.css';
import { createApp } from 'vue';
import App from './App.vue';

createApp(App).mount('#app');
