import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { App } from './app.tsx';
import { rememberedLanguage, startWords } from './language.ts';
import './styles.css';
import './result.css';
import './print.css';

const place = document.getElementById('root');
if (!place) throw new Error('the page has no root');
const words = await startWords(rememberedLanguage());
createRoot(place).render(
  <StrictMode>
    <I18nextProvider i18n={words}>
      <App />
    </I18nextProvider>
  </StrictMode>,
);
