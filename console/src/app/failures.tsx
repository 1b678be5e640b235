import { Button } from '@mantine/core';
import { IconLock, IconMapOff, IconRefresh, IconTool } from '@tabler/icons-react';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { Problem } from '../api/problem';
import { common as t } from '../texts';
import { Link } from '../ui/Link';
import { ErrorState, State } from '../ui/states';
import { paths } from './paths';

export function NotFound() {
  return (
    <>
      <title>{t.title(t.notFound.title)}</title>
      <State level={1} icon={<IconMapOff size={24} stroke={1.6} />} title={t.notFound.title} detail={t.notFound.detail} actions={<Button component={Link} to={paths.root()}>{t.notFound.home}</Button>} />
    </>
  );
}

/** A page of another role: nothing of it is drawn. */
export function NotForYou({ detail = t.notAllowed.detail }: { detail?: string }) {
  return (
    <>
      <title>{t.title(t.notAllowed.title)}</title>
      <State level={1} icon={<IconLock size={24} stroke={1.6} />} title={t.notAllowed.title} detail={detail} actions={<Button variant="default" component={Link} to={paths.root()}>{t.notFound.home}</Button>} />
    </>
  );
}

/** A page that broke stays inside its panel; the frame around it goes on working. */
export function Crashed({ error, reset }: ErrorComponentProps) {
  if (error instanceof Problem) return <ErrorState level={1} error={error} retry={reset} />;
  return (
    <State
      level={1} icon={<IconTool size={24} stroke={1.6} />} tone="bad" title={t.error.crashed} detail={t.error.crashedDetail}
      actions={<Button leftSection={<IconRefresh size={16} />} onClick={() => location.reload()}>{t.error.reload}</Button>}
      below={<pre className="mono text-3" style={{ whiteSpace: 'pre-wrap', marginTop: 16 }}>{error instanceof Error ? error.message : String(error)}</pre>}
    />
  );
}
