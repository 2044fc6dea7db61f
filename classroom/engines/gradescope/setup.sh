#!/usr/bin/env bash
# Gradescope runs this once, while it builds the autograder's image: installs what grading needs, and builds the grader.
# The uploaded zip holds this file, run_autograder, and the workbook in a folder workbook/: ../../README.md says how to make it.
set -eu
apt-get update -q
apt-get install -qy --no-install-recommends bubblewrap maven openjdk-17-jdk-headless
cd /autograder/source/workbook
mvn -B -q -Psolutions test-compile
classroom/grade --help >/dev/null
