# Completes patrolboard's command lines in bash; written by: patrolboard config --completion=bash

_patrolboard_names()
{
	local name
	while IFS= read -r name; do
		[[ $name == "$word"* ]] && COMPREPLY+=("$(printf %q "$name")")
	done < <(patrolboard config --names="$1" 2>/dev/null)
}

_patrolboard_words()
{
	mapfile -t COMPREPLY < <(compgen -W "$1" -- "$word")
}

_patrolboard_files()
{
	compopt -o filenames
	mapfile -t COMPREPLY < <(compgen -f -- "$word")
}

_patrolboard()
{
	local word=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD-1]} command='' i
	COMPREPLY=()
	if [[ $word == '=' ]]; then
		word=
	elif [[ $option == '=' ]]; then
		option=${COMP_WORDS[COMP_CWORD-2]}
	fi
	for ((i = 1; i < COMP_CWORD; i++)); do
		case ${COMP_WORDS[i]} in
		-c | --config | -d | --dbname | --set | --glyphs | -i | --interval | -l | --layout | --color | --theme | --log | --format | -o | --output | --month | --size | --pane | --page | --max-age | --names | --completion)
			[[ ${COMP_WORDS[i+1]} == '=' ]] && ((i++))
			((i++))
			;;
		once | report | handover | check | config | demo)
			[[ -z $command || $command == demo ]] && command=${COMP_WORDS[i]}
			;;
		esac
	done
	case $option in
	-c | --config)
		_patrolboard_files
		return
		;;
	-d | --dbname)
		return
		;;
	--set)
		_patrolboard_names settings
		return
		;;
	--glyphs)
		_patrolboard_words 'auto full console ascii'
		return
		;;
	-i | --interval)
		return
		;;
	-l | --layout)
		_patrolboard_names layouts
		return
		;;
	--color)
		_patrolboard_words 'auto always never'
		return
		;;
	--theme)
		_patrolboard_names themes
		return
		;;
	--log)
		_patrolboard_files
		return
		;;
	--format)
		case $command in
		once) _patrolboard_words 'text ansi html svg json csv' ;;
		report) _patrolboard_words 'text markdown csv json' ;;
		handover) _patrolboard_words 'text markdown' ;;
		esac
		return
		;;
	-o | --output)
		_patrolboard_files
		return
		;;
	--month)
		return
		;;
	--size)
		return
		;;
	--pane)
		_patrolboard_names panes
		return
		;;
	--page)
		return
		;;
	--max-age)
		return
		;;
	--names)
		return
		;;
	--completion)
		_patrolboard_names shells
		return
		;;
	esac
	local options='' operands=''
	case $command in
	'')
		options='--config= --dbname= --set= --glyphs= --locked --help --version --interval= --layout= --color= --theme= --slow --log= --verbose --kiosk --plain'
		operands='once report handover check config demo'
		;;
	'once')
		options='--config= --dbname= --set= --glyphs= --locked --help --version --interval= --layout= --color= --theme= --format= --output= --month= --size= --pane= --page= --watch --max-age='
		operands=''
		;;
	'report')
		options='--config= --dbname= --set= --glyphs= --locked --help --version --format= --output= --month='
		operands=''
		;;
	'handover')
		options='--config= --dbname= --set= --glyphs= --locked --help --version --format= --output='
		operands=''
		;;
	'check')
		options='--config= --dbname= --set= --glyphs= --locked --help --version --interval= --layout= --color= --theme= --slow --log= --verbose --kiosk --plain'
		operands='config database'
		;;
	'config')
		options='--config= --dbname= --set= --glyphs= --locked --help --version --interval= --layout= --color= --theme= --slow --log= --verbose --kiosk --plain --defaults --effective --schema --manual --names= --completion='
		operands=''
		;;
	'demo')
		options='--config= --dbname= --set= --glyphs= --locked --help --version --interval= --layout= --color= --theme= --slow --log= --verbose --kiosk --plain'
		operands='serve once report handover check config'
		;;
	esac
	if [[ ${COMP_WORDS[COMP_CWORD]} == '=' || ${COMP_WORDS[COMP_CWORD-1]} == '=' ]]; then
		: # the value of a setting
	elif [[ $word == -* ]]; then
		_patrolboard_words "$options"
		[[ ${COMPREPLY[0]} == *= ]] && compopt -o nospace
	else
		_patrolboard_words "$operands"
	fi
}

complete -F _patrolboard patrolboard
