#!/bin/sh
# Reference: every path of every document of a file. $1: the file.
exec jq -c paths "$1" >/dev/null
