import { Button } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import type { SignInOptions } from '../../api/types';
import { entry as t } from '../../texts';
import s from './entry.module.css';
import { returnTo } from './go';

type Provider = SignInOptions['providers'][number];

/** @param to where to come back to; without it, where the address says */
export function Providers<P extends Provider>({ providers, to = returnTo }: { providers: P[]; to?: (provider: P) => string }) {
  if (providers.length === 0) return null;
  const start = (provider: P) => {
    const url = new URL(provider.startUrl, location.origin);
    url.searchParams.set('returnTo', to(provider));
    return url.pathname + url.search;
  };
  return (
    <div className={s.providers}>
      {providers.map((p) => (
        <Button key={p.id} component="a" href={start(p)} variant="default" fullWidth leftSection={<IconFingerprint size={18} stroke={1.6} />}>
          {t.signIn.with(p.name)}
        </Button>
      ))}
    </div>
  );
}
