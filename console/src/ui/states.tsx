import { Button } from '@mantine/core';
import { IconCloudOff, IconCopy, IconLock, IconRefresh } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { isProblem, problemDetails } from '../api/problem';
import { common } from '../texts';
import { Arch } from './Arch';
import s from './states.module.css';
import { toast } from './toast';
import { useCountdown } from './useCountdown';

interface StateProps { icon: ReactNode; tone?: 'plain' | 'bad' | 'accent' | 'ok'; title: string; detail?: ReactNode; actions?: ReactNode; below?: ReactNode; level?: 1 | 2 }

/** An arch, one sentence, one next step. */
export function State({ icon, tone = 'plain', title, detail, actions, below, level = 2 }: StateProps) {
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <div className={s.state}>
      <div>
        <Arch tone={tone}>{icon}</Arch>
        <Heading>{title}</Heading>
        {detail && <p>{detail}</p>}
        {actions && <div className={s.actions}>{actions}</div>}
        {below}
      </div>
    </div>
  );
}

/** What happened, that nothing is lost, a retry that also comes by itself when the server was away, and the details to hand on. */
export function ErrorState({ error, retry, title = common.error.title, level }: { error: unknown; retry?: () => void; title?: string; level?: 1 | 2 }) {
  const away = isProblem(error, 'unreachable', 'unavailable', 'too-many-requests');
  const seconds = isProblem(error) ? (error.retryAfter ?? 10) : 10;
  const [until, setUntil] = useState<number>();
  const left = useCountdown(until);
  useEffect(() => { setUntil(away && retry ? Date.now() + seconds * 1000 : undefined); }, [away, error, retry, seconds]);
  useEffect(() => { if (until !== undefined && Date.now() >= until) { setUntil(undefined); retry?.(); } }, [left, retry, until]);

  const problem = isProblem(error) ? error : undefined;
  if (problem?.status === 403) return <State icon={<IconLock size={24} stroke={1.6} />} title={common.notAllowed.title} detail={problem.detail ?? common.notAllowed.detail} {...(level ? { level } : {})} />;
  const details = problem ? problemDetails(problem) : String(error);
  const detail = problem?.slug === 'unreachable' ? common.error.unreachableDetail : (problem?.detail ?? common.error.unexpected);
  const copy = () => void navigator.clipboard?.writeText(details).then(() => toast(common.copied));
  return (
    <div role="alert" className={s.fill}>
      <State
        icon={<IconCloudOff size={24} stroke={1.6} />} tone="bad" title={title} {...(level ? { level } : {})}
        detail={<>{detail} {common.error.nothingLost}{left > 0 && ` ${common.error.again(left)}`}</>}
        actions={<>
          {retry && <Button leftSection={<IconRefresh size={16} stroke={1.8} />} onClick={retry}>{common.retry}</Button>}
          <Button variant="default" leftSection={<IconCopy size={16} stroke={1.7} />} onClick={copy}>{common.error.copyDetails}</Button>
        </>}
        below={<pre className={s.details} tabIndex={0}>{details}</pre>}
      />
    </div>
  );
}

/** Lines of text on the way, for pages that are not lists. */
export function LoadingLines({ lines = 6 }: { lines?: number }) {
  return (
    <div className={s.lines} role="status" aria-label={common.loading}>
      {Array.from({ length: lines }, (_, i) => <span key={i} className="sk" style={{ width: `${[42, 78, 64, 88, 52, 70][i % 6]}%` }} />)}
    </div>
  );
}

interface QueryLike<T> { data: T | undefined; error: unknown; isError: boolean; refetch: () => unknown }

/** The four states of anything fetched: on the way, failed, and, by the child, empty or there. Old data stays while a refetch fails. */
export function Loaded<T>({ query, loading = <LoadingLines />, title, children }: { query: QueryLike<T>; loading?: ReactNode; title?: string; children: (data: T) => ReactNode }) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isError) return <ErrorState error={query.error} retry={() => void query.refetch()} {...(title ? { title } : {})} />;
  return <>{loading}</>;
}
