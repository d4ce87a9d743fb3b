#include "e2e/shared.h"

#include "e2e/process.h"

struct server *server;

int shared_make(void **state)
{
	(void)state;
	process_adopt();
	server = server_new(SERVER_DEMO);
	return 0;
}

int shared_free(void **state)
{
	(void)state;
	server_free(server);
	return 0;
}

int shared_mend(void **state)
{
	(void)state;
	server_mend(server);
	return 0;
}
