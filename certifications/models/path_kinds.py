"""Where paths begin, and the kinds of their steps."""

from django.db import models


class Background(models.TextChoices):
    """Where a path begins."""

    NEWCOMER = "NEWCOMER", "New to the field"
    NURSE = "NURSE", "Nurse"
    BILLER = "BILLER", "Billing work"
    APPRENTICE = "APPRENTICE", "An apprentice title"
    HOLDER = "HOLDER", "A certification"


class StepKind(models.TextChoices):
    START = "START", "Check that you qualify"
    TRAINING = "TRAINING", "Study"
    MEMBERSHIP = "MEMBERSHIP", "Membership"
    BOOKS = "BOOKS", "Code books"
    EXAM = "EXAM", "Exam"
    RETAKE = "RETAKE", "Retake"
    FIRST_JOB = "FIRST_JOB", "Coding job"
    LOSE_A = "LOSE_A", "Drop the apprentice title"
    SECOND = "SECOND", "Exam for a second title"
    SPECIALTY = "SPECIALTY", "Exam for a specialty"


# Kinds of step that take an exam.
EXAMS = (StepKind.EXAM, StepKind.SECOND, StepKind.SPECIALTY)
# Kinds that are about a certification and cannot do without its name.
OF_A_CERTIFICATION = (
    StepKind.START,
    StepKind.MEMBERSHIP,
    StepKind.BOOKS,
    StepKind.RETAKE,
    StepKind.LOSE_A,
    *EXAMS,
)

# What a step of each kind may say, besides its place in the path and its assumption.
FIELDS = {
    StepKind.START: ("certification",),
    StepKind.TRAINING: (
        "training",
        "certification",
        "priced_as",
        "is_alongside",
        "may_be_included",
        "way",
    ),
    StepKind.MEMBERSHIP: ("certification",),
    StepKind.BOOKS: ("certification",),
    StepKind.EXAM: ("certification",),
    StepKind.RETAKE: ("certification",),
    StepKind.FIRST_JOB: ("way", "months", "is_alongside"),
    StepKind.LOSE_A: ("certification", "way"),
    StepKind.SECOND: ("certification",),
    StepKind.SPECIALTY: ("certification",),
}
