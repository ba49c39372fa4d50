-- What was done in each district so that its households can graduate (000 §1.4).
create table district_step (
    district text not null, step text not null, on_day date not null, support text not null,
    recorded_by text not null, recorded_at timestamptz not null, primary key (district, step)
);
