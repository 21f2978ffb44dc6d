# Files of a folder as a C++ source, so that the product stays one binary and needs no path at run
# time. Run as a script by gouvernail_embed (GouvernailModule.cmake):
#   cmake -DFOLDER=… -DENDINGS=mustache,css -DHEADER=reports/template_files.h
#         -DFUNCTION=template_files -DOUTPUT=… -P EmbedFiles.cmake
# HEADER declares gouvernail::<module>::FUNCTION as a span of EmbeddedFile {name, text}.
string(REPLACE "," ";" endings "${ENDINGS}")
list(TRANSFORM endings PREPEND "${FOLDER}/*.")
file(GLOB names RELATIVE "${FOLDER}" LIST_DIRECTORIES FALSE ${endings})
if(NOT names)
  message(FATAL_ERROR "${FOLDER}: no file to embed")
endif()
string(REGEX REPLACE "/.*" "" module "${HEADER}")

set(source "#include \"${HEADER}\"\n\nnamespace gouvernail::${module} {\n\n")
string(APPEND source "std::span<const EmbeddedFile> ${FUNCTION}() {\n")
string(APPEND source "  static constexpr EmbeddedFile files[] = {\n")
foreach(name IN LISTS names)
  if(name MATCHES "\\.webp$") # bytes, which no text of a source can hold
    file(READ "${FOLDER}/${name}" digits HEX)
    string(LENGTH "${digits}" length)
    math(EXPR length "${length} / 2")
    string(REGEX REPLACE "(..)" "\\\\x\\1" bytes "${digits}")
    string(APPEND source "      {\"${name}\", {\"${bytes}\", ${length}}},\n")
  else()
    file(READ "${FOLDER}/${name}" text)
    string(APPEND source "      {\"${name}\", R\"~file~(${text})~file~\"},\n")
  endif()
endforeach()
string(APPEND source "  };\n  return files;\n}\n\n}  // namespace gouvernail::${module}\n")
file(WRITE "${OUTPUT}" "${source}")
