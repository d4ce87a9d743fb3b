#include "app/month_option.h"

#include "base/moment.h"
#include "config/secret.h"
#include "model/month.h"

bool month_option_read(const char *text, day *month, struct err *e)
{
	*month = DAY_NONE;
	if (!text || month_parse(text, month))
		return true;
	return err_set(e, "month must be YYYY-MM, such as 2023-12, not '%s'", secret_masked(text));
}
