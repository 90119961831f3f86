import { StrictMode } from 'react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { rememberedLanguage, startWords } from './language.ts';
import { openRouter } from './router.tsx';
import './styles/base.css';
import './styles/shell.css';
import './styles/form.css';
import './styles/table.css';
import './styles/pages.css';
import './styles/screens.css';
import './styles/print.css';

const place = document.getElementById('root');
if (!place) throw new Error('the page has no root');
const words = await startWords(rememberedLanguage());
const router = openRouter();
// Refusals are values, so nothing is retried behind a person's back; a lost network is told, not waited for.
const store = new QueryClient({
  defaultOptions: {
    queries: { retry: false, networkMode: 'always', refetchOnWindowFocus: false, staleTime: 5000 },
  },
});
createRoot(place).render(
  <StrictMode>
    <I18nextProvider i18n={words}>
      <QueryClientProvider client={store}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </I18nextProvider>
  </StrictMode>,
);
