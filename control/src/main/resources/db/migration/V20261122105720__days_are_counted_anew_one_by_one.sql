-- In another time zone a project's days are counted anew one by one, the newest first: those from
-- anew_from until before anew_before are still to be done. Null when all are.
alter table project_activity
  add column anew_from date,
  add column anew_before date,
  add check ((anew_from is null) = (anew_before is null));
