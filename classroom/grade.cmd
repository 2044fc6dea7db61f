@echo off
rem Grades a class of submissions; classroom\grade --help shows how. Needs a JDK 17 or newer.
rem On Windows there is no sandbox: use it with --no-sandbox, for submissions that you trust, or under WSL.
setlocal
set "root=%~dp0.."
set "class_path=%root%\classroom\target\solutions\class-path.txt"
set "maven=mvn"
where /q mvn || set "maven=%root%\mvnw.cmd"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"

rem Always built: what has not changed takes only seconds.
pushd "%root%"
call "%maven%" -q -B -Psolutions -DskipTests -Dspotless.check.skip test-compile 1>&2 || exit /b 1
popd
set /p libraries=<"%class_path%"
"%java%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx1g -Dfile.encoding=UTF-8 -Dworkbook.root="%root%" -cp "%root%\classroom\target\solutions\classes;%libraries%" classroom.Main %*
exit /b %errorlevel%
