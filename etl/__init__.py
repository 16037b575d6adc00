"""Muster's ETL: news articles in, a sourced dataset of reported troop figures out."""
