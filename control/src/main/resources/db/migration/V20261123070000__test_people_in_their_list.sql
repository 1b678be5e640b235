-- Whether a user was made for tests is shown with each row of the list: so it stands there. Nodes of
-- the version before read it in project_user_setting while they are replaced; it goes from there later.
alter table project_user add column test boolean not null default false;
update project_user u set test = true from project_user_setting s
  where s.workspace_id = u.workspace_id and s.project_user_id = u.id and s.test;
create index project_user_for_tests on project_user (workspace_id, project_id, email_key) where test;

-- A view has the columns that its table had when it was made.
drop view project_user_list;
create view project_user_list as select * from project_user
  where workspace_id = nullif(current_setting('gatehouse.workspace', true), '')::uuid;
grant select on project_user_list to gatehouse_server;
