-- Which attempt at a job this is. A node that hung and comes back is of an older one, and stops.
alter table job add column run int not null default 0;
