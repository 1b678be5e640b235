import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from '../../app/queryClient';
import { Providers } from '../../app/Providers';
import '../../ui/styles';
import { ConfirmEmail } from './ConfirmEmail';
import { Connect } from './connect/Connect';
import { Forgot } from './Forgot';
import { Invitation } from './Invitation';
import { Reset } from './Reset';
import { Setup } from './Setup';
import { SignIn } from './SignIn';
import { Welcome } from './Welcome';

function Page() {
  const [, first, token = ''] = location.pathname.split('/');
  switch (first) {
    case 'setup': return <Setup />;
    case 'forgot': return <Forgot />;
    case 'reset': return <Reset token={decodeURIComponent(token)} />;
    case 'confirm-email': return <ConfirmEmail token={decodeURIComponent(token)} stop={new URLSearchParams(location.search).get('stop') === '1'} />;
    case 'invitation': return <Invitation token={decodeURIComponent(token)} />;
    case 'connect': return <Connect token={decodeURIComponent(token)} />;
    case 'welcome': return <Welcome />;
    default: return <SignIn />;
  }
}

export function start(root: HTMLElement): void {
  createRoot(root).render(<StrictMode><Providers client={createQueryClient()}><Page /></Providers></StrictMode>);
}
