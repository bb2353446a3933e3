#include "cmd/doctor.h"

void doctor_add(struct doctor *doctor, enum doctor_state state,
	const char *check, const char *text, const char *help)
{
	struct arena *arena = &doctor->session->arena;

	doctor->rows = arena_grow(
		arena, doctor->rows, doctor->count, sizeof(*doctor->rows));
	doctor->rows[doctor->count++] = (struct doctor_row){
		.state = state,
		.check = check,
		.text = session_clean(doctor->session, str_from(text)),
		.help = session_clean(doctor->session, str_from(help)),
	};
}
