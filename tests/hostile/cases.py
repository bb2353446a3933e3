"""All the hostile newsrooms, by what is wrong with them."""
import cases_bytes
import cases_data
import cases_files
import cases_house
import cases_markdown
import cases_names
import cases_words
import cases_yaml

ALL = (cases_markdown, cases_yaml, cases_bytes, cases_words, cases_data,
       cases_files, cases_names, cases_house)
