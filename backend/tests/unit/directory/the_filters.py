"""Every filter that a list offers: drawn in any combination, and each for itself."""

from datetime import timedelta

from hypothesis import strategies as st

from app.models.patient_list_models import CoverageState, PatientFilter
from app.models.patient_models import PatientStatus
from tests.unit.directory.population import BEGAN, PAYERS, PROVIDERS, STATES, TODAY

_DAYS = (None, None, None, *(TODAY + timedelta(days=days) for days in (-1, 0, 31, 60)))
_MOMENTS = (None, None, None, *(BEGAN - timedelta(days=days) for days in (0, 1, 20, 100)))
_AGES = (None, None, None, 0, 14, 18, 26, 64, 100)

TAGS = (frozenset({"vip"}), frozenset({"vip", "transport help"}), frozenset({"diabetes"}))

FILTERS = st.builds(
    PatientFilter,
    statuses=st.frozensets(st.sampled_from(tuple(PatientStatus)), max_size=3),
    provider_id=st.sampled_from((None, None, *PROVIDERS)),
    without_provider=st.sampled_from((False, False, False, True)),
    payer_id=st.sampled_from((None, None, *(payer for payer, _ in PAYERS))),
    state=st.sampled_from((None, None, None, *STATES)),
    coverage=st.sampled_from((None, None, *CoverageState)),
    coverage_ends_from=st.sampled_from(_DAYS),
    coverage_ends_to=st.sampled_from(_DAYS),
    age_from=st.sampled_from(_AGES),
    age_to=st.sampled_from(_AGES),
    birthday_within=st.sampled_from((None, None, None, 0, 37, 100, 364, 366)),
    tags=st.sampled_from((frozenset[str](), frozenset[str](), *TAGS)),
    contacted_since=st.sampled_from(_MOMENTS),
    contacted_before=st.sampled_from(_MOMENTS),
    changed_since=st.sampled_from(_MOMENTS),
    changed_before=st.sampled_from(_MOMENTS),
    pending_review=st.sampled_from((None, None, True, False)),
    archived=st.sampled_from((False, False, False, True)),
)
ONE_BY_ONE = (
    PatientFilter(without_provider=True),
    PatientFilter(state=STATES[0]),
    PatientFilter(coverage_ends_from=TODAY),
    PatientFilter(coverage_ends_to=TODAY + timedelta(days=31)),
    PatientFilter(age_from=18, age_to=64),
    PatientFilter(birthday_within=60),
    *(PatientFilter(tags=tags) for tags in TAGS),
    PatientFilter(contacted_since=BEGAN - timedelta(days=20)),
    PatientFilter(contacted_before=BEGAN - timedelta(days=1)),
    PatientFilter(changed_since=BEGAN - timedelta(days=1)),
    PatientFilter(changed_before=BEGAN),
)
