"""Every rule, listed by hand: what runs is data, and the order is the order of the codes."""

from __future__ import annotations

from .rule import Rule
from .rules.baseline import broken_baseline, stale_baseline_entry
from .rules.configuration import idle_adjustment
from .rules.conformance import (
    absent_without_effect,
    absent_yet_realized,
    component_not_described,
    expected_component_missing,
    framework_not_in_force,
    obligation_not_met,
    platform_bypassed,
    route_not_described,
)
from .rules.contract import (
    dependency_cycle,
    forbidden_dependency,
    idle_contract,
    intermediary_bypassed,
    layer_broken,
    not_independent,
    not_protected,
    relation_not_listed,
)
from .rules.evidence import missing_documentation, missing_source
from .rules.exemption import (
    exemption_about_to_expire,
    expired_exemption,
    self_approved_exemption,
    unmatched_exemption,
)
from .rules.identity import duplicate_id, duplicate_name, duplicate_relation, look_alike_letter, non_nfc_text
from .rules.language import (
    missing_english_text,
    missing_vietnamese_text,
    placeholder_text,
    tone_mark_variant,
    wrong_language,
)
from .rules.law import document_dates_contradict, document_not_in_force
from .rules.metamodel import (
    classification_misused,
    junction_mixed_relations,
    kind_misused,
    missing_mandatory_property,
    property_does_not_apply,
    relation_not_allowed,
)
from .rules.reference import (
    unknown_document,
    unknown_framework_item,
    unknown_owner,
    unknown_package,
    unknown_prefix,
    unknown_reference,
    unknown_target,
    withdrawn_framework_item,
)
from .rules.schema import (
    bad_id,
    broken_table,
    keys_out_of_order,
    missing_key,
    missing_manifest,
    unknown_key,
    unknown_kind,
    unsound_framework_item,
    wrong_value,
)
from .rules.security import security_level_below_part, security_level_missing
from .rules.structure import containment_cycle, depends_on_inactive, isolated_element, self_relation, several_wholes
from .rules.suppression import malformed_suppression, unused_suppression
from .rules.syntax import (
    byte_order_mark,
    duplicate_key,
    empty_value,
    forbidden_character,
    invalid_yaml,
    limit_exceeded,
    outside_repository,
    unreadable_file,
    unsupported_yaml,
)
from .rules.timeline import dates_out_of_order

RULES: tuple[Rule, ...] = (
    stale_baseline_entry.RULE,
    broken_baseline.RULE,
    idle_adjustment.RULE,
    expected_component_missing.RULE,
    obligation_not_met.RULE,
    platform_bypassed.RULE,
    framework_not_in_force.RULE,
    route_not_described.RULE,
    component_not_described.RULE,
    absent_yet_realized.RULE,
    absent_without_effect.RULE,
    layer_broken.RULE,
    forbidden_dependency.RULE,
    not_protected.RULE,
    not_independent.RULE,
    intermediary_bypassed.RULE,
    dependency_cycle.RULE,
    relation_not_listed.RULE,
    idle_contract.RULE,
    missing_source.RULE,
    missing_documentation.RULE,
    expired_exemption.RULE,
    unmatched_exemption.RULE,
    self_approved_exemption.RULE,
    exemption_about_to_expire.RULE,
    unsound_framework_item.RULE,
    duplicate_id.RULE,
    duplicate_name.RULE,
    non_nfc_text.RULE,
    look_alike_letter.RULE,
    duplicate_relation.RULE,
    document_not_in_force.RULE,
    document_dates_contradict.RULE,
    missing_vietnamese_text.RULE,
    missing_english_text.RULE,
    wrong_language.RULE,
    tone_mark_variant.RULE,
    placeholder_text.RULE,
    relation_not_allowed.RULE,
    kind_misused.RULE,
    missing_mandatory_property.RULE,
    property_does_not_apply.RULE,
    junction_mixed_relations.RULE,
    classification_misused.RULE,
    unknown_target.RULE,
    unknown_owner.RULE,
    unknown_document.RULE,
    unknown_framework_item.RULE,
    withdrawn_framework_item.RULE,
    unknown_prefix.RULE,
    unknown_package.RULE,
    unknown_reference.RULE,
    unknown_key.RULE,
    missing_key.RULE,
    wrong_value.RULE,
    unknown_kind.RULE,
    bad_id.RULE,
    broken_table.RULE,
    missing_manifest.RULE,
    keys_out_of_order.RULE,
    security_level_missing.RULE,
    security_level_below_part.RULE,
    containment_cycle.RULE,
    isolated_element.RULE,
    depends_on_inactive.RULE,
    self_relation.RULE,
    several_wholes.RULE,
    unused_suppression.RULE,
    malformed_suppression.RULE,
    unreadable_file.RULE,
    invalid_yaml.RULE,
    unsupported_yaml.RULE,
    duplicate_key.RULE,
    forbidden_character.RULE,
    limit_exceeded.RULE,
    byte_order_mark.RULE,
    empty_value.RULE,
    outside_repository.RULE,
    dates_out_of_order.RULE,
)
