#!/bin/sh
# Reference: ripgrep counts the words of the rules. $1: the file; $2: the folder of same-words.mjs.
exec rg --count-matches --ignore-case --word-regexp --file "$2/words.txt" "$1"
