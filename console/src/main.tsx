import { isPublic } from './app/paths';

// Before anything is painted: the colour scheme chosen last time, so that a dark console does not flash white.
const chosen = localStorage.getItem('mantine-color-scheme-value') ?? 'auto';
const dark = chosen === 'dark' || (chosen === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
document.documentElement.dataset.mantineColorScheme = dark ? 'dark' : 'light';

const root = document.getElementById('root');
if (root) {
  const entry = isPublic(location.pathname) ? import('./features/entry/publicEntry') : import('./app/consoleEntry');
  void entry.then(({ start }) => start(root));
}
