"""The rooms behind `alert_service`: when an alert is raised, who has to know, and what happens when nobody looks."""
