/* What is wrong with a configuration, in one line of the screen: the report that `patrolboard check` prints is longer. */
#ifndef APP_REFUSAL_H
#define APP_REFUSAL_H

#define REFUSAL_TEXT 240

/* Why a configuration was not taken, as it is shown; whoever has it made fills both. */
struct refusal {
	char text[REFUSAL_TEXT];
	char english[REFUSAL_TEXT]; /* the same in English, for the log */
};

/*
 * The first mistake of a report (config/report.h) into `dst`, which is returned: "settings kept: config.yaml:14:5: unknown key
 * 'hieght' in 'screen'; did you mean 'height'?". The file without its folders, so that a narrow screen has room for the mistake.
 * Other lines, of the environment or the command line, as they are.
 */
const char *refusal_brief(const char *report, char dst[REFUSAL_TEXT]);

#endif
