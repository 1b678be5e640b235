import { useQuery } from '@tanstack/react-query';
import { paths } from '../../app/paths';
import { frame as t } from '../../texts';
import { figure } from '../../texts/format';
import { Bar } from '../../ui/Bar';
import { Link } from '../../ui/Link';
import { licenceQuery } from '../administration/queries';
import s from './frame.module.css';

/** Seats at the foot of the navigation; silent while it is not known, and when there is no limit. */
export function Seats({ ws }: { ws: string }) {
  const licence = useQuery(licenceQuery(ws)).data;
  if (!licence || licence.seats === null) return null;
  const left = licence.left ?? 0;
  return (
    <Link to={paths.workspace(ws).licence()} className={s.seats ?? ''} data-level={licence.level}>
      <div><span>{t.seats.title}</span><span className="num"><b>{figure(licence.used)}</b> {t.seats.of('', figure(licence.seats)).rest}</span></div>
      <div style={{ marginTop: 6 }}><Bar part={licence.used} whole={licence.seats} tone={licence.level} /></div>
      <div className={s.seatsLeft}>{left > 0 ? t.seats.left(figure(left)) : t.seats.none}</div>
    </Link>
  );
}
