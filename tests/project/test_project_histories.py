"""Random histories: whatever is done, undone out of order, imported and cancelled, the file stays sound."""

from field_work import FieldWork
from hypothesis import HealthCheck, settings
from random_work import Work

Work.TestCase.settings = settings(
    max_examples=30, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
FieldWork.TestCase.settings = settings(
    max_examples=30, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)
TestWork = Work.TestCase
TestFieldWork = FieldWork.TestCase
