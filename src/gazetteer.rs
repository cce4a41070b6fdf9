//! Names by list: the compiled gazetteer and its longest matches over tokens.
