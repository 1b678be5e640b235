-- Users of a project who are nobody: as them, those who manage it may call tools.
alter table project_user_setting add column test boolean not null default false;
