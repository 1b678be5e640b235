import { Button, Select } from '@mantine/core';
import { IconAlertTriangle, IconArrowRight, IconCheck, IconFileTypeCsv } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { paths } from '../../app/paths';
import { importing } from '../../texts';
import { bytes } from '../../texts/format';
import { Link, useGo } from '../../ui/Link';
import { Note } from '../../ui/Note';
import { sitesQuery, tagsQuery, teamsQuery } from '../members/queries';
import { type Check, check, unreadable } from './checks';
import { ChooseFile, Refused } from './DropFile';
import { type Existing, type OpenDraft } from './drafts';
import { type Field, fields, guess, heading, mapped, missing, required } from './fields';
import s from './importing.module.css';
import { useDraftChange, useStart } from './queries';
import { remember, remembered } from './remembered';
import type { Taking } from './useTakeFile';

const t = importing.columns;
const usual = 500;

/** The second step: what is in which column. */
export function Columns({ ws, draft, take }: { ws: string; draft: OpenDraft; take: Taking }) {
  const { table, mapping } = draft;
  const go = useGo();
  const change = useDraftChange();
  const start = useStart(ws, (job, of) => { remember(of.table.headings, of.mapping); void change(of, { check: job.id }); go(paths.workspace(ws).import({ file: of.id, check: job.id })); });
  const still = missing(mapping);
  const found = useMemo(() => (remembered(table.headings) ? t.asLast : t.found(guess(table).filter(Boolean).length, table.headings.length)), [table]);
  const odd = useMemo(() => unreadable(table.rows), [table]);
  return (
    <>
      <div className={s.fileHead}>
        <span className={s.fileMark} aria-hidden="true"><IconFileTypeCsv size={22} stroke={1.5} /></span>
        <div className="grow"><h2 className="ellipsis">{draft.name}</h2><p className="num">{t.about(table.rows.length, bytes(draft.bytes.length), table.encoding, t.separator[table.separator])}</p></div>
        <span className={s.found}>{found}</span>
        <ChooseFile take={take} variant="default">{t.other}</ChooseFile>
      </div>
      <div className={s.notes}>
        <Refused take={take} />
        {start.error && <Note tone="bad" alert>{start.error.message}</Note>}
        {odd > 0 && <Note tone="warn">{t.unreadable(odd)}</Note>}
        {table.rows.length > usual && !start.error && <Note tone="warn">{t.many(table.rows.length)}</Note>}
      </div>
      <MappingTable ws={ws} draft={draft} onChange={(column, to) => { start.reset(); void change(draft, { mapping: mapped(mapping, column, to), check: undefined }); }} />
      <div className={s.options}>
        <Select
          label={t.existing} w={300} value={draft.existing} data={Object.entries(t.existingOf).map(([value, label]) => ({ value, label }))} description={draft.existing === 'update' ? t.namesStay : undefined}
          onChange={(v) => void change(draft, { existing: v as Existing, check: undefined })}
        />
      </div>
      <footer className={s.foot}>
        <span className="grow" role="status">{still.length > 0 ? t.still(still.map((f) => heading[f])) : t.must}</span>
        <Button variant="default" component={Link} to={paths.workspace(ws).import()}>{t.back}</Button>
        <Button disabled={still.length > 0} loading={start.isPending} onClick={() => start.mutate({ draft, dryRun: true })} rightSection={<IconArrowRight size={16} stroke={1.8} />}>{t.start}</Button>
      </footer>
    </>
  );
}

const options = [{ value: '', label: t.leave }, ...fields.map((f) => ({ value: f as string, label: required.includes(f) ? `${heading[f]} *` : heading[f] }))];

function MappingTable({ ws, draft: { table, mapping }, onChange }: { ws: string; draft: OpenDraft; onChange: (column: number, to: Field | null) => void }) {
  const names = (list: { name: string }[] | undefined) => list?.map((x) => x.name);
  const teams = names(useQuery(teamsQuery(ws)).data), tags = names(useQuery(tagsQuery(ws)).data), sites = names(useQuery(sitesQuery(ws)).data);
  const known = { ...(teams ? { teams } : {}), ...(tags ? { tags } : {}), ...(sites ? { sites } : {}) };
  return (
    <table className={s.mapping} aria-label={t.table}>
      <thead><tr><th scope="col">{t.column}</th><th aria-hidden="true" /><th scope="col">{t.to}</th><th scope="col">{t.first}</th><th scope="col">{t.check}</th></tr></thead>
      <tbody>
        {table.headings.map((name, i) => {
          const field = mapping[i] ?? null;
          const shown = name || t.unnamed(i + 1);
          const first = table.rows.slice(0, 3).map((r) => r.cells[i]?.trim() || '–').join(', ');
          return (
            <tr key={i}>
              <th scope="row" title={shown}>{shown}</th>
              <td className={s.arrow} aria-hidden="true"><IconArrowRight size={16} stroke={1.6} /></td>
              <td><Select className={field ? '' : (s.leave ?? '')} aria-label={t.goesTo(shown)} data={options} value={field ?? ''} onChange={(v) => onChange(i, (v || null) as Field | null)} /></td>
              <td className={s.first} title={first}>{first}</td>
              <td>{field === null ? <span className="text-3">{t.left}</span> : <Said of={check(field, table.rows, i, known)} field={field} />}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Said({ of, field }: { of: Check | undefined; field: Field }) {
  if (!of) return <span className="sk" style={{ width: 120 }} />;
  const [good, text] = words(of, field);
  return <span className={s.said} data-good={good}>{good ? <IconCheck size={16} stroke={2} aria-hidden="true" /> : <IconAlertTriangle size={16} stroke={1.8} aria-hidden="true" />}{text}</span>;
}

function words(c: Check, field: Field): [boolean, string] {
  switch (c.kind) {
    case 'empty': return [true, t.none];
    case 'filled': {
      const name = field === 'firstName' || field === 'lastName';
      if (name && c.longest > 120) return [false, t.checks.longer(c.longest)];
      return name && c.empty > 0 ? [false, t.checks.empty(c.empty)] : [true, t.checks.filled(c.filled, c.longest)];
    }
    case 'addresses': return c.wrong > 0 ? [false, t.checks.wrong(c.valid, c.wrong)] : [true, t.checks.valid(c.valid)];
    case 'teams': return [true, t.checks.teams(c.names, c.made)];
    case 'known': return c.unknown.length > 0 ? [false, t.checks.unknown(c.unknown)] : [true, t.checks.known(c.names)];
  }
}
