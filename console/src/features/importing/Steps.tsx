import { IconCheck } from '@tabler/icons-react';
import { paths } from '../../app/paths';
import { importing as t } from '../../texts';
import { Link } from '../../ui/Link';
import s from './importing.module.css';

const steps = ['file', 'columns', 'check', 'import'] as const;
export type Step = (typeof steps)[number];

/** Where one is. Until the import has begun, one can go back. */
export function Steps({ ws, now, at }: { ws: string; now: Step; at: { file?: string; check?: string; job?: string } }) {
  const reached = steps.indexOf(now);
  const to = (step: Step) => {
    if (at.job || steps.indexOf(step) >= reached) return undefined;
    if (step === 'file') return paths.workspace(ws).import();
    return step === 'columns' && at.file ? paths.workspace(ws).import({ file: at.file }) : undefined;
  };
  return (
    <nav aria-label={t.steps}>
      <ol className={s.steps}>
        {steps.map((step, i) => {
          const done = i < reached;
          const way = to(step);
          const inside = <><span className={s.stepMark} aria-hidden="true">{done ? <IconCheck size={14} stroke={2.2} /> : i + 1}</span><span>{t.step[step]}{done && <span className="hidden"> ({t.stepDone})</span>}</span></>;
          return <li key={step} data-now={i === reached || undefined} data-done={done || undefined} aria-current={i === reached ? 'step' : undefined}>{way ? <Link to={way}>{inside}</Link> : <span>{inside}</span>}</li>;
        })}
      </ol>
    </nav>
  );
}
